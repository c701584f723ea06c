"""Two lists put side by side so that the pairs are as near as can be: in any order, or in the same order.

It works on a table of how near each of theirs (a row) is to each of ours (a column), and knows nothing of
statements. Cost grows with the longer list and the square of the shorter; a theme has about twelve.
"""

from collections.abc import Sequence

Table = Sequence[Sequence[float]]
Pairs = frozenset[tuple[int, int]]

_NOBODY = -1


def in_any_order(near: Table, floor: float) -> Pairs:
    """Return the pairs (row, column), each row and column in one at most, whose sum is largest; pairs nearer
    than `floor` alone count.

    The assignment problem, by shortest augmenting paths (Kuhn 1955; Jonker and Volgenant 1987).

    >>> sorted(in_any_order([[0.9, 0.8], [0.8, 0.1]], 0.05))
    [(0, 1), (1, 0)]
    """
    if not near or not near[0]:
        return frozenset()
    if len(near) > len(near[0]):
        turned = in_any_order(list(zip(*near, strict=True)), floor)
        return frozenset((row, column) for column, row in turned)
    taken_by = _assign([[-value for value in row] for row in near])
    return frozenset(
        (row, column) for column, row in enumerate(taken_by) if row != _NOBODY and near[row][column] > floor
    )


def _assign(cost: Sequence[Sequence[float]]) -> list[int]:
    """Return for each column the row that takes it, or nobody, at the least cost in all. There are no more
    rows than columns.
    """
    width = len(cost[0])
    of_row, of_column = [0.0] * len(cost), [0.0] * width
    taken_by = [_NOBODY] * width
    for row in range(len(cost)):
        least, way = [float("inf")] * width, [_NOBODY] * width
        seen: list[int] = []
        here, came_by = row, _NOBODY
        while True:
            for column in set(range(width)).difference(seen):
                slack = cost[here][column] - of_row[here] - of_column[column]
                if slack < least[column]:
                    least[column], way[column] = slack, came_by
            nearest = min(set(range(width)).difference(seen), key=lambda column: (least[column], column))
            step = least[nearest]
            of_row[row] += step
            for column in seen:
                of_row[taken_by[column]] += step
                of_column[column] -= step
            for column in set(range(width)).difference(seen):
                least[column] -= step
            seen.append(nearest)
            follows = taken_by[nearest]
            if follows == _NOBODY:
                break
            here, came_by = follows, nearest
        while nearest != _NOBODY:
            before = way[nearest]
            taken_by[nearest] = taken_by[before] if before != _NOBODY else row
            nearest = before
    return taken_by


def in_same_order(near: Table, floor: float) -> Pairs:
    """Return the pairs whose sum is largest among those that cross nowhere: what a copy that keeps the order
    would show. Pairs nearer than `floor` alone count.

    >>> sorted(in_same_order([[0.1, 0.8], [0.7, 0.2]], 0.05))
    [(0, 1)]
    """
    rows, columns = len(near), len(near[0]) if near else 0
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for row in range(rows - 1, -1, -1):
        for column in range(columns - 1, -1, -1):
            value = near[row][column]
            together = best[row + 1][column + 1] + value if value > floor else 0.0
            best[row][column] = max(together, best[row + 1][column], best[row][column + 1])
    pairs, row, column = set(), 0, 0
    while row < rows and column < columns:
        value = near[row][column]
        if value > floor and best[row][column] == best[row + 1][column + 1] + value:
            pairs.add((row, column))
            row, column = row + 1, column + 1
        elif best[row][column] == best[row + 1][column]:
            row += 1
        else:
            column += 1
    return frozenset(pairs)
