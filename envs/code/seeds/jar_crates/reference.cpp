// The heaviest jar takes the heaviest partner that still fits, found in a multiset.
#include <cstdio>
#include <iterator>
#include <set>

int main() {
    int n, crate;
    if (scanf("%d %d", &n, &crate) != 2) return 1;
    std::multiset<int> jars;
    for (int i = 0; i < n; i++) {
        int weight;
        if (scanf("%d", &weight) != 1) return 1;
        jars.insert(weight);
    }
    if (*jars.rbegin() > crate) {
        puts("-1");
        return 0;
    }
    int crates = 0;
    while (!jars.empty()) {
        auto heaviest = std::prev(jars.end());
        int room = crate - *heaviest;
        jars.erase(heaviest);
        auto partner = jars.upper_bound(room);
        if (partner != jars.begin()) jars.erase(std::prev(partner));
        crates++;
    }
    printf("%d\n", crates);
}
