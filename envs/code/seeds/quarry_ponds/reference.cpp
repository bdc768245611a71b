// Disjoint sets over the cells; the outside is one more element that every water cell of the edge joins.
#include <algorithm>
#include <iostream>
#include <numeric>
#include <string>
#include <vector>

std::vector<int> parent;

int find(int a) {
    while (parent[a] != a) a = parent[a] = parent[parent[a]];
    return a;
}

int main() {
    int h, w;
    std::cin >> h >> w;
    std::vector<std::string> grid(h);
    for (auto& row : grid) std::cin >> row;
    const int outside = h * w;
    parent.resize(outside + 1);
    std::iota(parent.begin(), parent.end(), 0);
    for (int r = 0; r < h; ++r)
        for (int c = 0; c < w; ++c) {
            if (grid[r][c] == '#') continue;
            int here = r * w + c;
            if (r == 0 || c == 0 || r == h - 1 || c == w - 1) parent[find(here)] = find(outside);
            if (r > 0 && grid[r - 1][c] == '.') parent[find(here)] = find(here - w);
            if (c > 0 && grid[r][c - 1] == '.') parent[find(here)] = find(here - 1);
        }
    std::vector<int> cells(outside + 1, 0);
    for (int i = 0; i < outside; ++i)
        if (grid[i / w][i % w] == '.') ++cells[find(i)];
    cells[find(outside)] = 0;
    int ponds = 0, largest = 0;
    for (int count : cells) {
        ponds += count > 0;
        largest = std::max(largest, count);
    }
    std::cout << ponds << ' ' << largest << '\n';
}
