// Binary search on the cloth; each row jumps ahead in doubling steps over a sparse table of maxima.
#include <algorithm>
#include <cstdio>
#include <vector>

int n, most;
std::vector<std::vector<long long>> maxima;  // maxima[j][i]: the largest of the 2^j needs from i on

int rows_needed(long long cloth) {
    int rows = 0;
    for (int start = 0; start < n && rows <= most; rows++) {
        int end = start;
        long long largest = 0;
        for (int j = (int)maxima.size() - 1; j >= 0; j--) {
            if (end + (1 << j) > n) continue;
            long long larger = std::max(largest, maxima[j][end]);
            if (larger * (end + (1 << j) - start) > cloth) continue;
            end += 1 << j;
            largest = larger;
        }
        start = end;
    }
    return rows;
}

int main() {
    if (scanf("%d %d", &n, &most) != 2) return 1;
    maxima.emplace_back(n);
    for (long long &need : maxima[0])
        if (scanf("%lld", &need) != 1) return 1;
    for (int j = 1; (1 << j) <= n; j++) {
        maxima.emplace_back(n - (1 << j) + 1);
        for (int i = 0; i + (1 << j) <= n; i++)
            maxima[j][i] = std::max(maxima[j - 1][i], maxima[j - 1][i + (1 << (j - 1))]);
    }
    long long low = *std::max_element(maxima[0].begin(), maxima[0].end()), high = low * n;
    while (low < high) {
        long long middle = (low + high) / 2;
        if (rows_needed(middle) <= most)
            high = middle;
        else
            low = middle + 1;
    }
    printf("%lld\n", low);
}
