/* The visitor's live picture: who drives in the city now. */
(function () {
    "use strict";
    const map = Ridewell.map(document.getElementById("map"));
    const said = document.getElementById("driving");

    async function look() {
        if (document.hidden) {
            return;
        }
        try {
            const answer = await fetch("/api/city/captains", { headers: { Accept: "application/json" } });
            if (answer.ok) {
                const { items } = await answer.json();
                map.crowd(items);
                said.textContent = said.dataset.text.replace("#", String(items.length));
            }
        } catch (e) {
            // the picture stands still until the network is back
        }
    }

    look();
    setInterval(look, 2000);
})();
