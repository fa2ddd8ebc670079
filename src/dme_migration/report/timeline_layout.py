"""Where things stand in the timeline: beside the names when it is wide, under them when it is narrow."""

from __future__ import annotations

from typing import Final

import attrs

__all__ = ["LEAST_WIDTH", "NARROW", "Layout"]

LEAST_WIDTH: Final = 320
NARROW: Final = 640
"""Under this width the names stand above the bars."""


@attrs.frozen
class Layout:
    """The geometry of a drawing of some width with some rows; all in points of the drawing, from its top left."""

    width: int
    rows: int

    @property
    def narrow(self) -> bool:
        """Tell whether the names stand above the bars."""
        return self.width < NARROW

    @property
    def margin(self) -> float:
        """Give the empty border."""
        return 14 if self.narrow else 20

    @property
    def planned_x(self) -> float:
        """Give where the planned dates are written."""
        return self.width - self.margin - 130 if self.narrow else self.margin + 258

    @property
    def actual_x(self) -> float:
        """Give where the actual dates are written."""
        return self.planned_x + 74

    @property
    def name_size(self) -> float:
        """Give the size of the names' letters."""
        return 12.5 if self.narrow else 13

    @property
    def name_room(self) -> float:
        """Give the width that a name may take."""
        return self.planned_x - self.margin - 8

    @property
    def plot_left(self) -> float:
        """Give where the bars begin."""
        return self.margin if self.narrow else self.actual_x + 64

    @property
    def plot_right(self) -> float:
        """Give where the bars may end."""
        return self.width - self.margin

    @property
    def axis_y(self) -> float:
        """Give the height of the axis; the weeks and the months stand above it."""
        return 142 if self.narrow else 124

    @property
    def heading_y(self) -> float:
        """Give the baseline of the headings of the columns of dates."""
        return self.axis_y + 16 if self.narrow else self.axis_y - 9

    @property
    def plot_top(self) -> float:
        """Give where the rows begin."""
        return self.axis_y + (24 if self.narrow else 0)

    @property
    def row_height(self) -> float:
        """Give the height of a row."""
        return 46 if self.narrow else 29

    @property
    def words_height(self) -> float:
        """Give the height, at the top of each row, that its words take for themselves."""
        return 22 if self.narrow else 0

    @property
    def plot_bottom(self) -> float:
        """Give where the rows end."""
        return self.plot_top + self.rows * self.row_height

    def row_top(self, row: int) -> float:
        """Give where a row begins."""
        return self.plot_top + row * self.row_height

    def strips(self) -> tuple[tuple[float, float], ...]:
        """Give where marks may stand, from top to bottom: the rows as one, or what their words leave of each."""
        if not self.narrow:
            return ((self.plot_top, self.plot_bottom),)
        tops = (self.row_top(row) for row in range(self.rows))
        return tuple((top + self.words_height, top + self.row_height) for top in tops)

    def name_y(self, row: int) -> float:
        """Give the baseline of a row's words."""
        return self.row_top(row) + (16 if self.narrow else 19)

    def mark_y(self, row: int) -> float:
        """Give the height of a row's marks."""
        return self.row_top(row) + (34 if self.narrow else self.row_height / 2)
