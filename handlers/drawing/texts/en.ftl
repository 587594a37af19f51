drawing-other = Other
drawing-empty = No data yet
