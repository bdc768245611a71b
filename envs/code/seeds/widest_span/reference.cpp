// Only corners of the convex hull matter, and they are few enough to compare every two.
#include <algorithm>
#include <cstdio>
#include <utility>
#include <vector>

using Point = std::pair<long long, long long>;

bool left_turn(Point a, Point b, Point c) {
    __int128 first = static_cast<__int128>(b.first - a.first) * (c.second - a.second);
    __int128 second = static_cast<__int128>(b.second - a.second) * (c.first - a.first);
    return first > second;
}

int main() {
    int n;
    if (std::scanf("%d", &n) != 1) return 1;
    std::vector<Point> points(n), hull;
    for (auto& [x, y] : points)
        if (std::scanf("%lld %lld", &x, &y) != 2) return 1;
    std::sort(points.begin(), points.end());
    for (int round = 0; round < 2; ++round) {
        std::vector<Point> chain;
        for (auto point : points) {
            while (chain.size() > 1 && !left_turn(chain[chain.size() - 2], chain.back(), point)) chain.pop_back();
            chain.push_back(point);
        }
        hull.insert(hull.end(), chain.begin(), chain.end());
        std::reverse(points.begin(), points.end());
    }
    long long best = 0;
    for (std::size_t i = 0; i < hull.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) {
            long long x = hull[i].first - hull[j].first, y = hull[i].second - hull[j].second;
            best = std::max(best, x * x + y * y);
        }
    std::printf("%lld\n", best);
}
