# Draws day frames with sf and ggplot2: see compare. Needs r-cran-sf, r-cran-ggplot2 and r-cran-ragg.
#
# The base is read once and is already projected. In mode `whole` every frame is a plot of its own, made of layers built
# once and that day's events; in mode `kept` the ground and the names are painted once, and a frame lays the events between
# the two pictures. ragg is the fastest of R's bitmap devices; it writes full colour only.
suppressMessages({library(sf); library(ggplot2); library(ragg)})

arguments <- commandArgs(trailingOnly = TRUE)
folder <- arguments[1]; out <- arguments[2]; first <- as.integer(arguments[3]); count <- as.integer(arguments[4])
page <- arguments[5]; kept <- arguments[6] == "kept"
stopifnot(arguments[7] == "full")
dir.create(out, showWarnings = FALSE, recursive = TRUE)
workload <- paste(readLines(file.path(folder, "workload.json"), warn = FALSE), collapse = "")
value_of <- function(key) sub(paste0('.*"', key, '": "?([^",}]*).*'), "\\1", workload)  # it is flat
scale <- as.numeric(value_of("scale")); first_day <- as.Date(value_of("first_day"))
sizes <- list(frames = c(1280, 720), article = c(1600, 1200))
size <- sizes[[page]]
metres <- scale * sizes$frames[1] / size[1] * 0.0254 / 96 * size / 2
point_size <- function(px) px * 72 / 96 / .pt  # ggplot2 takes sizes in millimetres
line <- point_size

base <- file.path(folder, "peers_base.gpkg")
read <- function(layer) st_set_crs(st_read(base, layer, quiet = TRUE), NA)
names <- read("names")
labels <- data.frame(st_coordinates(names), name = names$name, rank = names$rank)
events <- read.csv(file.path(folder, "events.csv"))[c("day", "x", "y", "radius")]
events <- events[events$day >= first - 30 & events$day < first + count, ]
by_day <- split(events, factor(events$day, levels = (first - 30):(first + count - 1)))

page_of <- function(background) list(
  coord_sf(xlim = c(-metres[1], metres[1]), ylim = c(-metres[2], metres[2]), expand = FALSE, datum = NA),
  theme_void(), theme(plot.background = element_rect(fill = background, colour = NA), plot.margin = margin(0, 0, 0, 0)))
ground <- list(
  geom_sf(data = read("countries"), fill = "#F5F2EA", colour = "#8FB3C4", linewidth = line(0.8)),
  geom_sf(data = read("provinces"), colour = "#6B6B6B", alpha = 0.55, linewidth = line(0.8), linetype = "33"),
  geom_sf(data = read("borders"), colour = "#6B6B6B", linewidth = line(1.2)))
over <- list(
  geom_text(aes(X, Y, label = name), labels, size = point_size(ifelse(labels$rank == 0, 15, 12)), family = "Noto Sans",
            colour = ifelse(labels$rank == 0, "#222222", "#4A4A4A"), fontface = ifelse(labels$rank == 0, "bold", "plain"),
            check_overlap = TRUE))
circles <- function(day) {
  trail <- do.call(rbind, by_day[as.character((day - 30):(day - 1))])
  today <- by_day[[as.character(day)]]
  diameter <- function(radius) point_size(2 * radius) / 0.75  # R's discs are three quarters as wide as their size
  list(geom_point(aes(x, y), trail, size = diameter(trail$radius), shape = 16, colour = "#B5121B", alpha = 0.25, stroke = 0),
       geom_point(aes(x, y), today, size = diameter(today$radius), shape = 21, stroke = 0.5, fill = "#B5121BE6",
                  colour = "white"))
}
painted <- function(layers, background) {
  device <- agg_capture(width = size[1], height = size[2], units = "px", res = 96, background = background)
  print(ggplot() + layers + page_of(background))
  picture <- device(native = TRUE)
  invisible(dev.off())
  picture
}
whole_page <- function(picture) annotation_raster(picture, -metres[1], metres[1], -metres[2], metres[2])
if (kept) {
  below <- list(whole_page(painted(ground, "#D6E4EA")))
  above <- list(whole_page(painted(over, "transparent")))
  frame <- list(coord_cartesian(xlim = c(-metres[1], metres[1]), ylim = c(-metres[2], metres[2]), expand = FALSE),
                theme_void(), theme(plot.margin = margin(0, 0, 0, 0)))
} else {
  below <- ground; above <- over; frame <- page_of("#D6E4EA")
}
for (day in first:(first + count - 1)) {
  date <- first_day + day
  agg_png(file.path(out, paste0(date, ".png")), width = size[1], height = size[2], units = "px", res = 96)
  print(ggplot() + below + circles(day) + above + frame)
  invisible(dev.off())
}
