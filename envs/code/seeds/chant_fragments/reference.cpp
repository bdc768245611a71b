// In the suffix array, a fragment that occurs k times begins k suffixes in a row; it counts at the first of them.
#include <algorithm>
#include <deque>
#include <iostream>
#include <numeric>
#include <string>
#include <vector>

int main() {
    int n, k, low, high;
    std::string chant;
    std::cin >> n >> k >> low >> high >> chant;
    std::vector<int> suffixes(n), rank(chant.begin(), chant.end()), next(n);
    std::iota(suffixes.begin(), suffixes.end(), 0);
    for (int width = 1;; width *= 2) {
        auto key = [&](int i) { return std::make_pair(rank[i], i + width < n ? rank[i + width] : -1); };
        std::sort(suffixes.begin(), suffixes.end(), [&](int i, int j) { return key(i) < key(j); });
        next[suffixes[0]] = 0;
        for (int i = 1; i < n; i++) next[suffixes[i]] = next[suffixes[i - 1]] + (key(suffixes[i - 1]) < key(suffixes[i]));
        rank = next;
        if (rank[suffixes[n - 1]] == n - 1) break;
    }
    std::vector<int> common(n, 0);  // letters that suffix i shares with the one before it in the array
    for (int i = 0, shared = 0; i < n; i++) {
        if (rank[i] == 0) {
            shared = 0;
            continue;
        }
        int j = suffixes[rank[i] - 1];
        while (i + shared < n && j + shared < n && chant[i + shared] == chant[j + shared]) shared++;
        common[rank[i]] = shared;
        if (shared > 0) shared--;
    }
    long long fragments = 0;
    std::deque<int> lowest;  // places first + 1 .. first + k - 1 whose common part is a running minimum
    for (int end = 0; end < n; end++) {
        int first = end - k + 1;
        while (!lowest.empty() && common[lowest.back()] >= common[end]) lowest.pop_back();
        lowest.push_back(end);
        while (!lowest.empty() && lowest.front() <= first) lowest.pop_front();
        if (first < 0) continue;
        int shared = k == 1 ? n - suffixes[first] : common[lowest.front()];
        fragments += std::max(0, std::min(shared, high) - std::max(low, common[first] + 1) + 1);
    }
    std::cout << fragments << "\n";
}
