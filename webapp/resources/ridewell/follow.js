/* A trip that was shared: asks where it is every two seconds, until it is over. */
(function () {
    "use strict";
    const wide = matchMedia("(width >= 900px)");
    const sheet = document.querySelector(".sheet");
    const map = Ridewell.map(document.getElementById("map"), {
        attribution: wide.matches ? "bottomright" : "topleft",
        padding: () => Ridewell.padding(sheet),
    });
    const key = document.getElementById("key").value;
    let state = "";
    let timer;

    async function look() {
        if (document.hidden && state) {
            return;
        }
        let answer;
        try {
            answer = await fetch(`/api/trips/${encodeURIComponent(key)}`, { headers: { Accept: "application/json" } });
        } catch (e) {
            Ridewell.connected(false);
            return;
        }
        Ridewell.connected(true);
        if (!answer.ok) {
            return;
        }
        const trip = await answer.json();
        const moving = trip.captain && trip.captain.position;
        map.scene({
            stage: trip.state,
            pickup: trip.pickup,
            destination: trip.destination,
            polyline: trip.polyline,
            captain: moving ? { position: trip.captain.position, product: trip.product } : null,
            draggable: false,
        });
        const eta = document.querySelector("#panel [data-eta]");
        if (eta && trip.captain && trip.captain.eta !== undefined) {
            eta.dataset.eta = trip.captain.eta;
        }
        if (state && state !== trip.state) {
            refreshFollow();
        }
        state = trip.state;
        if (trip.endedAt) {
            clearInterval(timer);
        }
    }

    timer = setInterval(look, 2000);
    look();
})();
