package org.ridewell.journeys;

/** On what somebody looks at a page. */
enum Screen {
    PHONE(390, 844),
    TABLET(768, 1024),
    DESK(1280, 800);

    final int width;
    final int height;

    Screen(int width, int height) {
        this.width = width;
        this.height = height;
    }
}
