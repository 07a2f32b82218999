"""What one PDF may cost: limits against files that are made to be hostile, far above what plans hold."""

MOST_PAGES = 2_000
# The issue asks for 1,000 pages in under 1 GB; twice that is read, beyond it a file is no plan.
MOST_SIGNS_ON_PAGE = 100_000
# The fullest page of the plans and reports looked at holds 6,000 signs; A0 in small print about 60,000.
MOST_SIGNS = 5_000_000
# 2,000 pages of 2,500 signs, the usual fill of a page.
MOST_OBJECTS_ON_PAGE = 200_000
# Drawn things and pieces of text; a map or chart in a report holds some 20,000.
MOST_POINTS_OF_PATH = 20_000
# A path with more corners is a drawing, never the lines of a table; it is passed over.
MOST_EDGES_ON_PAGE = 4_000
# Level and upright lines after joining: a table of 100 rows by 20 columns has 121. With more, a page holds a drawing,
# in which no tables are looked for; what is written on it is read all the same, and it is told.
MOST_GRIDS_ON_PAGE = 200
# The largest ones are looked at; a page has at most some ten tables.
MOST_MARKS_ON_PAGE = 500
# Small shapes, single lines or shades that may mark items, strike words out or stand under heads; more are a drawing.
MOST_LINES_OF_ZONE = 300
# Lines that the same white parts; A4 in 6 points holds 120.
MOST_LINES_TRIED = 30_000
# How many lines may be held against each other in search of columns: the 120 lines of a full page, each with all below
# it, twice, are 14,400. Beyond it a page is read line by line.
MOST_LEVELS = 12
# Forms within forms; files of office programs have at most three levels.
LONGEST_SIDE = 14_400.0
# Points; the PDF standard (ISO 32000-1, annex C) allows pages of 200 by 200 inch and no larger ones.
MOST_PIXELS = 16_000_000
# Of a picture of a page: a screen of 4,000 by 4,000; at 4 bytes each, 64 MB.
MOST_PICTURES = 60
# Pages that are kept as pictures while a plan is looked at. Of the public plans looked at the one with actions on most
# pages has them on 21; sixty pages of 1,000 pixels wide take some 6 MB.
PICTURE_WIDTH = 1_000
# Pixels: letters of 9 points, the smallest in the tables of those plans, are then 15 pixels high.
