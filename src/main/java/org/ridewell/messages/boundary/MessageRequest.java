package org.ridewell.messages.boundary;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.ridewell.messages.entity.Message;

/** What is to be written; blanks around it do not count. */
public record MessageRequest(
        @NotBlank @Size(max = Message.LONGEST) String text) {

    public MessageRequest {
        text = text == null ? "" : text.strip();
    }

    /** What people write to each other is for no log. */
    @Override
    public String toString() {
        return "MessageRequest";
    }
}
