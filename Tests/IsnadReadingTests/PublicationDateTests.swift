import IsnadReading
import Testing

@Suite struct PublicationDateTests {
  @Test(
    "a day of the calendar, with or without a time",
    arguments: [
      "2024-03-26", "2024-02-29", "2000-02-29", "2024-03-26T14:30", "2024-03-26 14:30", "2024-03-26T14:30:05",
      "2024-03-26T14:30:05.123Z",
      "2024-03-26T14:30+03:00", "2024-03-26T14:30-0330",
    ])
  func good(_ text: String) { #expect(PublicationDate(text)?.description == text) }

  @Test(
    "anything else is none",
    arguments: [
      "", "26 March 2024", "2024-3-26", "2024-02-30", "2023-02-29", "1900-02-29", "2024-13-01", "2024-00-10",
      "2024-03-26T", "2024-03-26T24:00",
      "2024-03-26T14:60", "2024-03-26T14:30+15:00", "2024-03-26T14:30:05.", "2024-03-26Z", "2024-03-26 ", "٢٠٢٤-٠٣-٢٦",
      "2024-03-26T14:30Zx",
    ])
  func bad(_ text: String) { #expect(PublicationDate(text) == nil) }
}
