// The questions in Mo's order, with a count for every kind in the present run.
#include <algorithm>
#include <cstdio>
#include <numeric>
#include <vector>

int main() {
    int n, q;
    if (std::scanf("%d %d", &n, &q) != 2) return 1;
    std::vector<int> kind(n), left(q), right(q), answer(q), turn(q);
    for (int& a : kind)
        if (std::scanf("%d", &a) != 1) return 1;
    std::vector<int> names(kind);
    std::sort(names.begin(), names.end());
    for (int& a : kind) a = static_cast<int>(std::lower_bound(names.begin(), names.end(), a) - names.begin());
    for (int i = 0; i < q; ++i) {
        if (std::scanf("%d %d", &left[i], &right[i]) != 2) return 1;
        --left[i];
    }
    const int block = 200;
    std::iota(turn.begin(), turn.end(), 0);
    std::sort(turn.begin(), turn.end(), [&](int i, int j) {
        int a = left[i] / block, b = left[j] / block;
        if (a != b) return a < b;
        return a % 2 ? right[i] > right[j] : right[i] < right[j];
    });
    std::vector<int> count(n, 0);
    int l = 0, r = 0, doubles = 0;
    auto enter = [&](int i) { doubles += ++count[kind[i]] == 2; };
    auto leave = [&](int i) { doubles -= --count[kind[i]] == 1; };
    for (int i : turn) {
        while (l > left[i]) enter(--l);
        while (r < right[i]) enter(r++);
        while (l < left[i]) leave(l++);
        while (r > right[i]) leave(--r);
        answer[i] = doubles;
    }
    for (int a : answer) std::printf("%d\n", a);
}
