// A table of endings by length, first digit and remainder; then the plates below a bound, prefix by prefix.
#include <cstdio>
#include <cstring>
#include <string>

int m;
long long ways[21][10][100];  // digit strings of a length that begin with a digit and leave a remainder

long long liked_below(long long bound) {
    std::string digits = std::to_string(bound);
    int n = (int)digits.size();
    long long liked = 0;
    for (int length = 1; length < n; length++)
        for (int first = 1; first < 10; first++) liked += ways[length][first][0];
    int sum = 0;
    for (int place = 0; place < n; place++) {
        int last = place > 0 ? digits[place - 1] - '0' : -1;
        for (int digit = place == 0; digit < digits[place] - '0'; digit++)
            if (digit != last) liked += ways[n - place][digit][(m - sum % m) % m];
        if (digits[place] - '0' == last) break;
        sum += digits[place] - '0';
    }
    return liked;
}

int main() {
    long long a, b;
    if (scanf("%lld %lld %d", &a, &b, &m) != 3) return 1;
    std::memset(ways, 0, sizeof ways);
    for (int digit = 0; digit < 10; digit++) ways[1][digit][digit % m]++;
    for (int length = 2; length <= 20; length++)
        for (int digit = 0; digit < 10; digit++)
            for (int next = 0; next < 10; next++)
                for (int rest = 0; rest < m && next != digit; rest++)
                    ways[length][digit][(rest + digit) % m] += ways[length - 1][next][rest];
    printf("%lld\n", liked_below(b + 1) - liked_below(a));
}
