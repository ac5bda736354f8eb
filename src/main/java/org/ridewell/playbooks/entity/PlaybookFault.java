package org.ridewell.playbooks.entity;

/** One thing wrong with a playbook, where an editor can jump to it. Lines and columns start at 1. */
public record PlaybookFault(String file, int line, int column, String path, String rule) {

    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + (path.isEmpty() ? "" : path + ": ") + rule;
    }
}
