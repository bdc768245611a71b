def solve(data: str) -> str:
    _, fare, *rest = map(int, data.split())
    # least(j) = fare + t_j W_j - S_j + min over i < j of (least(i) + S_i - t_j W_i), where W and S are the
    # sums of w and of w t up to i. For each i this is a line in t_j; slopes fall with i and t_j rises.
    slopes, heights = [0], [0]
    front = least = weight = moment = 0
    for time, loss in zip(rest[::2], rest[1::2], strict=True):
        weight += loss
        moment += loss * time
        while front + 1 < len(slopes) and (
            slopes[front + 1] * time + heights[front + 1] <= slopes[front] * time + heights[front]
        ):
            front += 1
        least = fare + time * weight - moment + slopes[front] * time + heights[front]
        slope, height = -weight, least + moment
        while len(slopes) - front > 1 and (
            (heights[-1] - heights[-2]) * (slopes[-1] - slope)
            >= (height - heights[-1]) * (slopes[-2] - slopes[-1])
        ):
            slopes.pop()
            heights.pop()
        slopes.append(slope)
        heights.append(height)
    return str(least)


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
