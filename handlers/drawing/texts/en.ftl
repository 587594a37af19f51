drawing-other = Other
drawing-empty = No data yet
drawing-page = page
