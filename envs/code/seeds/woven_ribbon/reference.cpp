// Joins the positions that must agree in a disjoint-set forest and counts the letters of each set.
#include <array>
#include <iostream>
#include <numeric>
#include <string>
#include <vector>

std::vector<int> parent;

int find(int i) {
    while (parent[i] != i) i = parent[i] = parent[parent[i]];
    return i;
}

int main() {
    int n, period;
    std::string ribbon;
    std::cin >> n >> period >> ribbon;
    parent.resize(n);
    std::iota(parent.begin(), parent.end(), 0);
    for (int i = 0; i < n; i++) {
        parent[find(i)] = find(n - 1 - i);
        if (i + period < n) parent[find(i)] = find(i + period);
    }
    std::vector<std::array<int, 26>> counts(n);
    for (int i = 0; i < n; i++) counts[find(i)][ribbon[i] - 'a']++;
    int changes = 0;
    std::string woven;
    for (int i = 0; i < n; i++) {
        const auto &count = counts[find(i)];
        int best = 0;
        for (int letter = 1; letter < 26; letter++)
            if (count[letter] > count[best]) best = letter;
        woven += char('a' + best);
        changes += woven[i] != ribbon[i];
    }
    std::cout << changes << "\n" << woven << "\n";
}
