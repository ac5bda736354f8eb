package org.ridewell.riding.control;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.ridewell.riding.entity.Receipt;
import org.ridewell.riding.entity.Receipt.Amount;

/** A receipt on one sheet of A4, as PDF. Its font (Liberation Sans, which comes with PDFBox) has the letters of Europe and is part of the file. */
public final class ReceiptPaper {

    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final float LEFT = 64;
    private static final float RIGHT = PDRectangle.A4.getWidth() - LEFT;
    private static final float TOP = PDRectangle.A4.getHeight() - 80;
    private static final Color BRAND = new Color(0x0b7a5c);
    private static final Color INK = new Color(0x0f172a);
    private static final Color SOFT = new Color(0x55606f);
    private static final Color LINE = new Color(0xd7dde3);

    private final PDPageContentStream page;
    private final PDType0Font font;
    private float y = TOP;

    private ReceiptPaper(PDPageContentStream page, PDType0Font font) {
        this.page = page;
        this.font = font;
    }

    /** @throws IOException only when the font cannot be read */
    public static byte[] of(Receipt receipt) throws IOException {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            document.getDocumentCatalog().setLanguage(receipt.language().toLanguageTag());
            document.getDocumentInformation().setTitle(receipt.title() + " " + receipt.number());
            document.getDocumentInformation().setCreator("Ridewell");
            PDPage sheet = new PDPage(PDRectangle.A4);
            document.addPage(sheet);
            PDType0Font font = font(document);
            try (PDPageContentStream page = new PDPageContentStream(document, sheet)) {
                new ReceiptPaper(page, font).write(receipt);
            }
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    private static PDType0Font font(PDDocument document) throws IOException {
        try (InputStream in = PDType0Font.class.getResourceAsStream(FONT)) {
            if (in == null) {
                throw new IOException(FONT + " is not on the class path");
            }
            return PDType0Font.load(document, in);
        }
    }

    private void write(Receipt receipt) throws IOException {
        say("Ridewell", 22, BRAND);
        down(40);
        say(receipt.title(), 16, INK);
        down(18);
        say(receipt.number(), 10, SOFT);
        rule();
        for (String fact : receipt.facts()) {
            say(fact, 11, INK);
            down(18);
        }
        rule();
        for (Iterator<Amount> amounts = receipt.amounts().iterator(); amounts.hasNext(); ) {
            amount(amounts.next(), !amounts.hasNext());
        }
        rule();
        for (String note : receipt.notes()) {
            say(note, 10, SOFT);
            down(16);
        }
    }

    /** @param last what is paid, larger than what it is made of */
    private void amount(Amount amount, boolean last) throws IOException {
        float size = last ? 14 : 11;
        down(last ? 6 : 0);
        say(amount.label(), size, last ? INK : SOFT);
        String money = drawable(amount.money());
        put(money, size, INK, RIGHT - width(money, size));
        down(20);
    }

    private void say(String text, float size, Color colour) throws IOException {
        put(fitting(drawable(text), size), size, colour, LEFT);
    }

    private void put(String text, float size, Color colour, float x) throws IOException {
        page.beginText();
        page.setFont(font, size);
        page.setNonStrokingColor(colour);
        page.newLineAtOffset(x, y);
        page.showText(text);
        page.endText();
    }

    private void rule() throws IOException {
        down(4);
        page.setStrokingColor(LINE);
        page.moveTo(LEFT, y);
        page.lineTo(RIGHT, y);
        page.stroke();
        down(24);
    }

    private void down(float points) {
        y -= points;
    }

    private float width(String text, float size) throws IOException {
        return font.getStringWidth(text) * size / 1000;
    }

    private String fitting(String text, float size) throws IOException {
        String shown = text;
        while (width(shown, size) > RIGHT - LEFT) {
            shown = shown.substring(0, shown.length() - 2) + "…";
        }
        return shown;
    }

    /** A letter that the font has not is a question mark; spaces of all kinds, such as those in French amounts, are spaces. */
    private String drawable(String text) {
        StringBuilder drawable = new StringBuilder();
        text.codePoints().forEach(letter -> drawable.append(has(letter)));
        return drawable.toString();
    }

    private String has(int letter) {
        if (Character.isSpaceChar(letter) || Character.isISOControl(letter)) {
            return " ";
        }
        String text = Character.toString(letter);
        try {
            font.encode(text);
            return text;
        } catch (IOException | IllegalArgumentException e) {
            return "?";
        }
    }
}
