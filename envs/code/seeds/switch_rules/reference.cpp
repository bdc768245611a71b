// All consequences of every literal at once, as bit sets closed by Warshall's algorithm; then a greedy reading.
#include <bitset>
#include <iostream>
#include <string>
#include <vector>

const int MOST = 2000;  // literal 2k: switch k is off; 2k + 1: switch k is on

int main() {
    int n, m;
    std::cin >> n >> m;
    std::vector<std::bitset<MOST>> follows(2 * n);
    auto literal = [](int said) { return said > 0 ? 2 * said - 1 : -2 * said - 2; };
    for (int a, b; m-- > 0 && std::cin >> a >> b;) {
        follows[literal(a) ^ 1][literal(b)] = true;
        follows[literal(b) ^ 1][literal(a)] = true;
    }
    for (int i = 0; i < 2 * n; ++i) follows[i][i] = true;
    for (int k = 0; k < 2 * n; ++k)
        for (int i = 0; i < 2 * n; ++i)
            if (follows[i][k]) follows[i] |= follows[k];
    std::bitset<MOST> known;
    for (int k = 0; k < n; ++k) {
        int off = 2 * k, on = 2 * k + 1;
        bool no_off = follows[off][on], no_on = follows[on][off];
        if (no_off && no_on) {
            std::cout << "impossible\n";
            return 0;
        }
        if (known[off] || known[on]) continue;
        known |= follows[no_off ? on : off];
    }
    std::string word;
    for (int k = 0; k < n; ++k) word += known[2 * k + 1] ? '1' : '0';
    std::cout << word << '\n';
}
