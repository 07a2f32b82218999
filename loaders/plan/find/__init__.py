"""One file for each form in which plans write actions down: each finds what is there and changes nothing."""
