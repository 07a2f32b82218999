"""Drawing the network: layout, scene, SVG, and the stand-alone interactive page."""
