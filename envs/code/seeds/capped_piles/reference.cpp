// By cases: the value of a pile can always be lowered, and raised up to its cap while a whole round of c + 1 is left.
#include <cstdio>
#include <vector>

int main() {
    int n;
    if (std::scanf("%d", &n) != 1) return 1;
    std::vector<long long> worth(n), rounds(n), cap(n);
    long long total = 0;
    for (int i = 0; i < n; ++i) {
        long long stones;
        if (std::scanf("%lld %lld", &stones, &cap[i]) != 2) return 1;
        worth[i] = stones % (cap[i] + 1);
        rounds[i] = stones / (cap[i] + 1);
        total ^= worth[i];
    }
    int wins = 0;
    for (int i = 0; i < n; ++i) {
        long long wanted = total ^ worth[i];
        bool lowered = wanted < worth[i];
        bool raised = worth[i] < wanted && wanted <= cap[i] && rounds[i] > 0;
        wins += lowered || raised;
    }
    std::printf("%d\n", wins);
}
