// Multiplies the depth by the number of sections before it takes the remainder: too much for 64 bits.
#include <cstdio>
#include <vector>

int main() {
    const unsigned long long mod = 1000000007;
    int n;
    if (scanf("%d", &n) != 1) return 1;
    std::vector<long long> depths(n + 1, 0);
    for (int i = 0; i < n; i++)
        if (scanf("%lld", &depths[i]) != 1) return 1;
    std::vector<int> stack;
    unsigned long long total = 0;
    for (int end = 0; end <= n; end++) {
        while (!stack.empty() && depths[stack.back()] >= depths[end]) {
            int middle = stack.back();
            stack.pop_back();
            unsigned long long left = middle - (stack.empty() ? -1 : stack.back()), right = end - middle;
            total = (total + depths[middle] * (left * right * (left + right) / 2)) % mod;
        }
        stack.push_back(end);
    }
    printf("%llu\n", total);
}
