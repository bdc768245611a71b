// 08: four threads, each without an end.
#include <thread>
#include <vector>
int main() {
    volatile unsigned long sink = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) threads.emplace_back([&] { while (true) sink = sink + 1; });
    for (auto &each : threads) each.join();
}
