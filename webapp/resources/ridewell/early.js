/* Runs before the first paint, so that the chosen theme never flashes. */
(function () {
    "use strict";
    try {
        const chosen = localStorage.getItem("ridewell-theme");
        if (chosen) {
            document.documentElement.dataset.theme = chosen;
        }
    } catch (e) {
        // a browser without storage follows the system
    }
})();
