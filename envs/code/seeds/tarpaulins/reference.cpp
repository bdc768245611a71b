// A plain array of strips, turned one by one at every edge of a sheet and summed once for every distinct x: quadratic,
// but in so simple steps that the compiler does many at a time.
#include <algorithm>
#include <cstdio>
#include <vector>

int main() {
    int n;
    if (std::scanf("%d", &n) != 1) return 1;
    struct Edge {
        long long x;
        int low, high;
    };
    std::vector<Edge> edges;
    std::vector<int> ys;
    for (int i = 0; i < n; ++i) {
        int x1, y1, x2, y2;
        if (std::scanf("%d %d %d %d", &x1, &y1, &x2, &y2) != 4) return 1;
        edges.push_back({x1, y1, y2});
        edges.push_back({x2, y1, y2});
        ys.push_back(y1);
        ys.push_back(y2);
    }
    std::sort(ys.begin(), ys.end());
    ys.erase(std::unique(ys.begin(), ys.end()), ys.end());
    std::sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) { return a.x < b.x; });
    const int strips = static_cast<int>(ys.size()) - 1;
    std::vector<int> dark(strips, 0), length(strips);  // the length of a strip where it is dark, else 0
    for (int s = 0; s < strips; ++s) length[s] = ys[s + 1] - ys[s];
    long long area = 0, before = 0;
    for (const auto& [x, y1, y2] : edges) {
        if (x > before) {
            long long sum = 0;
            for (int d : dark) sum += d;
            area += sum * (x - before);
            before = x;
        }
        int low = static_cast<int>(std::lower_bound(ys.begin(), ys.end(), y1) - ys.begin());
        int high = static_cast<int>(std::lower_bound(ys.begin(), ys.end(), y2) - ys.begin());
        for (int s = low; s < high; ++s) dark[s] ^= length[s];
    }
    std::printf("%lld\n", area);
}
