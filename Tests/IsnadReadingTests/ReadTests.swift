import IsnadReading
import IsnadRecords
import IsnadTesting
import IsnadText
import Testing

@Suite struct ReadTests {
  @Test(
    "a text that is not mostly Arabic gives no records",
    arguments: [
      "", " \n\n ", "The minister said on Tuesday that 57% of them agreed.", "😀😀",
      "Le ministre قال a dit que non",
    ])
  func nothing(_ text: String) {
    let reading = read(SourceText(text))
    #expect(!reading.isArabic)
    #expect(reading.entities.isEmpty && reading.times.isEmpty && reading.figures.isEmpty && reading.statements.isEmpty)
    #expect(reading.events.isEmpty && reading.votes.isEmpty && reading.polls.isEmpty && reading.damage.isEmpty)
  }

  @Test(
    "no text is too odd to read",
    arguments: [
      String(repeating: "“", count: 20_000), String(repeating: "قال إن ", count: 5_000),
      String(repeating: "ا", count: 100_000),
      String(repeating: "\u{202E}", count: 5_000) + "قال", String(repeating: "، ", count: 20_000) + "نعم قال",
      String(repeating: "12 ", count: 10_000) + "قال نعم إن",
      String(repeating: "قال\n", count: 5_000), "و", "قال", "قال “", "” “", "\u{64B}\u{64B}ا", "أ.ب.ج.د. 3.5.6.7",
      "الـ", "(((((((قال",
    ])
  func odd(_ text: String) {
    let reading = read(SourceText(text), options: ReadingOptions(published: PublicationDate("2025-03-18")))
    for statement in reading.statements { #expect(!statement.content.isEmpty) }
  }
}
