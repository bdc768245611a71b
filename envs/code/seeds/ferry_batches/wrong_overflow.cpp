// Multiplies the time and the weight of all lorries so far in 32 bits.
#include <cstdio>
#include <vector>

int main() {
    int n;
    long long fare;
    if (scanf("%d %lld", &n, &fare) != 2) return 1;
    std::vector<long long> slopes{0}, heights{0};
    size_t front = 0;
    int weight = 0;
    long long moment = 0, least = 0;
    for (int i = 0; i < n; i++) {
        int time, loss;
        if (scanf("%d %d", &time, &loss) != 2) return 1;
        weight += loss;
        moment += (long long)loss * time;
        auto at = [&](size_t line) { return heights[line] - slopes[line] * time; };
        while (front + 1 < slopes.size() && at(front + 1) <= at(front)) front++;
        least = fare + weight * time - moment + at(front);
        long long height = least + moment;
        while (slopes.size() - front > 1) {
            size_t last = slopes.size() - 1;
            __int128 before = (__int128)(heights[last] - heights[last - 1]) * (weight - slopes[last]);
            __int128 after = (__int128)(height - heights[last]) * (slopes[last] - slopes[last - 1]);
            if (before < after) break;
            slopes.pop_back();
            heights.pop_back();
        }
        slopes.push_back(weight);
        heights.push_back(height);
    }
    printf("%lld\n", least);
}
