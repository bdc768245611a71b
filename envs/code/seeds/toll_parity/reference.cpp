// Walks from toll to toll without another toll between, and from these the walks by parity.
#include <algorithm>
#include <cstdio>
#include <utility>
#include <vector>

const long long mod = 1000000007;
std::vector<long long> factorial, inverse;
std::vector<std::pair<int, int>> stops;

long long power(long long base, long long exponent) {
    long long result = 1;
    for (; exponent; exponent >>= 1, base = base * base % mod)
        if (exponent & 1) result = result * base % mod;
    return result;
}

long long walks(int i, int j) {
    int dx = stops[j].first - stops[i].first, dy = stops[j].second - stops[i].second;
    if (dx < 0 || dy < 0) return 0;
    return factorial[dx + dy] * inverse[dx] % mod * inverse[dy] % mod;
}

int main() {
    int w, h, m;
    if (scanf("%d %d %d", &w, &h, &m) != 3) return 1;
    for (int i = 0; i < m; i++) {
        int x, y;
        if (scanf("%d %d", &x, &y) != 2) return 1;
        stops.push_back({x, y});
    }
    std::sort(stops.begin(), stops.end());
    stops.insert(stops.begin(), {0, 0});
    stops.push_back({w, h});
    factorial.assign(w + h + 1, 1);
    inverse.assign(w + h + 1, 1);
    for (int i = 1; i <= w + h; i++) factorial[i] = factorial[i - 1] * i % mod;
    for (int i = 0; i <= w + h; i++) inverse[i] = power(factorial[i], mod - 2);
    int last = m + 1;
    std::vector<std::vector<long long>> all(m + 2, std::vector<long long>(m + 2, 0)), direct = all;
    for (int i = 0; i <= last; i++)
        for (int j = i + 1; j <= last; j++) all[i][j] = walks(i, j);
    for (int i = 0; i <= last; i++)
        for (int j = i + 1; j <= last; j++) {
            direct[i][j] = all[i][j];
            for (int k = i + 1; k < j; k++)
                if (direct[i][k] && all[k][j]) direct[i][j] = (direct[i][j] + (mod - direct[i][k]) * all[k][j]) % mod;
        }
    std::vector<long long> even(m + 2, 0), odd(m + 2, 0);  // by the tolls before stop j
    even[0] = 1;
    for (int j = 1; j <= last; j++) {
        even[j] = direct[0][j];
        for (int i = 1; i < j; i++) {
            even[j] = (even[j] + odd[i] * direct[i][j]) % mod;
            odd[j] = (odd[j] + even[i] * direct[i][j]) % mod;
        }
    }
    printf("%lld\n", even[last]);
}
