// Counts, for each last letter of a piece, the lengths that the run up to it allows.
#include <algorithm>
#include <iostream>
#include <string>

int main() {
    int n, low, high;
    std::string thread;
    std::cin >> n >> low >> high >> thread;
    long long pieces = 0;
    int run = 0;
    for (int i = 0; i < n; i++) {
        run = i > 0 && thread[i] == thread[i - 1] ? run + 1 : 1;
        pieces += std::max(0, std::min(run, high) - low + 1);
    }
    std::cout << pieces << "\n";
}
