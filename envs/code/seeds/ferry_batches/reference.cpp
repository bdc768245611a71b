// A Li Chao tree over the arrival times keeps the lowest line at each of them.
#include <cstdio>
#include <utility>
#include <vector>

struct Line {
    long long slope, height;
    long long at(long long time) const { return slope * time + height; }
};

std::vector<long long> times;
std::vector<Line> tree;
std::vector<char> used;

void insert(Line line) {
    size_t node = 1, low = 0, high = times.size() - 1;
    while (true) {
        if (!used[node]) {
            tree[node] = line;
            used[node] = true;
            return;
        }
        size_t middle = (low + high) / 2;
        if (line.at(times[middle]) < tree[node].at(times[middle])) std::swap(line, tree[node]);
        if (low == high) return;
        if (line.at(times[low]) < tree[node].at(times[low])) {
            node = 2 * node;
            high = middle;
        } else if (line.at(times[high]) < tree[node].at(times[high])) {
            node = 2 * node + 1;
            low = middle + 1;
        } else {
            return;
        }
    }
}

long long lowest(size_t place) {
    size_t node = 1, low = 0, high = times.size() - 1;
    long long best = tree[1].at(times[place]);
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (place <= middle) {
            node = 2 * node;
            high = middle;
        } else {
            node = 2 * node + 1;
            low = middle + 1;
        }
        if (!used[node]) break;
        long long value = tree[node].at(times[place]);
        if (value < best) best = value;
    }
    return best;
}

int main() {
    int n;
    long long fare;
    if (scanf("%d %lld", &n, &fare) != 2) return 1;
    times.resize(n);
    std::vector<long long> losses(n);
    for (int i = 0; i < n; i++)
        if (scanf("%lld %lld", &times[i], &losses[i]) != 2) return 1;
    tree.resize(4 * n);
    used.assign(4 * n, false);
    insert({0, 0});
    long long weight = 0, moment = 0, least = 0;
    for (int i = 0; i < n; i++) {
        weight += losses[i];
        moment += losses[i] * times[i];
        least = fare + times[i] * weight - moment + lowest(i);
        insert({-weight, least + moment});
    }
    printf("%lld\n", least);
}
