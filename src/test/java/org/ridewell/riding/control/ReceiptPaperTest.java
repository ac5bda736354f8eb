package org.ridewell.riding.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.ridewell.riding.entity.Receipt;
import org.ridewell.riding.entity.Receipt.Amount;

class ReceiptPaperTest {

    private static Receipt receipt(String place) {
        return new Receipt(
                Locale.FRENCH,
                "Reçu",
                "Nº 01hz",
                List.of(place, "→ Ἀθήνα"),
                List.of(new Amount("Prise en charge", "2,50\u00a0€"), new Amount("Total", "1\u202f234,50\u00a0€")),
                List.of("Carte •••• 4242"));
    }

    private static String read(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("fr");
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    void saysWhatItWasTold() throws IOException {
        assertThat(read(ReceiptPaper.of(receipt("Café de Paris"))))
                .contains("Reçu", "Nº 01hz", "Café de Paris", "2,50 €", "1 234,50 €", "Carte •••• 4242");
    }

    @Test
    void bearsLettersThatItsFontHasNotAndNamesThatAreTooLong() throws IOException {
        String text = read(ReceiptPaper.of(receipt("駅 😀 " + "very ".repeat(60) + "long")));
        assertThat(text).contains("? ? very", "…").doesNotContain("long");
    }
}
