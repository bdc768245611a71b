// Goes upwards: a heap that no lost heap has marked is lost, and marks the heaps that can move to it.
#include <iostream>
#include <vector>

int main() {
    int k, q;
    std::cin >> k >> q;
    std::vector<int> amounts(k);
    for (int& t : amounts) std::cin >> t;
    const int top = 100000;
    std::vector<char> wins(top + 1, 0);
    wins[0] = 1;
    for (int coins = 1; coins <= top; ++coins)
        if (!wins[coins])
            for (int t : amounts)
                if (coins + t <= top) wins[coins + t] = 1;
    for (int size; q-- > 0 && std::cin >> size;) std::cout << (wins[size] ? "first " : "second ");
    std::cout << '\n';
}
