/*
 * The messages of a ride, the same on both sides' pages. What is being typed outlives a panel that is drawn anew, Enter sends it and no other
 * button's deed, and what is new is told once. Ridewell.heard(notification) puts in place what the other side wrote.
 */
(function () {
    "use strict";
    const field = () => document.getElementById("messageText");
    let draft = { ride: "", text: "" };
    let list = null;
    let newest = "";

    /** Scrolled to its end, once; a reader who looks further up is left there. */
    function show(tell) {
        const now = document.querySelector("#messages ol");
        if (!now || now === list) {
            return;
        }
        list = now;
        list.scrollTop = list.scrollHeight;
        const last = list.lastElementChild;
        if (last.dataset.message !== newest) {
            newest = last.dataset.message;
            document.getElementById("messageNews").textContent = tell ? last.textContent.trim() : "";
        }
    }

    function restore() {
        const now = field();
        if (now && draft.text && now.dataset.ride === draft.ride && now.value !== draft.text) {
            now.value = draft.text;
        }
    }

    document.addEventListener("input", (event) => {
        if (event.target.id === "messageText") {
            draft = { ride: event.target.dataset.ride, text: event.target.value };
        }
    });

    document.addEventListener("keydown", (event) => {
        if (event.target.id === "messageText" && event.key === "Enter") {
            // a form's first button answers Enter otherwise, and that one moves the ride
            event.preventDefault();
            if (!event.isComposing) {
                document.getElementById("sendMessage").click();
            }
        }
    });

    window.jQuery(document).on("pfAjaxComplete", (event, request, settings, answer) => {
        if (answer && answer.messageSent) {
            draft = { ride: "", text: "" };
            if (field()) {
                field().value = "";
            }
        }
        restore();
        show(true);
    });
    show(false);

    function heard(news) {
        if (news.kind === "RIDE_MESSAGE" && document.getElementById("messages")) {
            refreshMessages();
        }
    }

    window.Ridewell = Object.assign(window.Ridewell || {}, { heard });
})();
