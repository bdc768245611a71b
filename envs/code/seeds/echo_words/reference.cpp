// z[i], the length that agrees with the beginning from letter i on, gives occurrences and endings alike.
#include <algorithm>
#include <iostream>
#include <string>
#include <vector>

int main() {
    int n, k;
    std::string song;
    std::cin >> n >> k >> song;
    std::vector<int> z(n, 0), count(n + 2, 0);
    for (int i = 1, left = 0, right = 0; i < n; i++) {
        if (i < right) z[i] = std::min(right - i, z[i - left]);
        while (i + z[i] < n && song[z[i]] == song[i + z[i]]) z[i]++;
        if (i + z[i] > right) {
            left = i;
            right = i + z[i];
        }
        count[z[i]]++;
    }
    for (int length = n; length > 0; length--) count[length] += count[length + 1];
    for (int start = 1; start < n; start++) {
        int length = z[start];
        if (start + length == n && count[length] + 1 >= k) {
            std::cout << length << " " << count[length] + 1 << "\n";
            return 0;
        }
    }
    std::cout << "0 0\n";
}
