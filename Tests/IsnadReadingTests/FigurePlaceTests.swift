import IsnadDocument
import IsnadReading
import IsnadRecords
import IsnadText
import Testing

@Suite struct FigurePlaceTests {
  @Test(
    "the place of a figure is the one place that its sentence tells with في or ب",
    arguments: [
      ("قتل 12 شخصا في حلب يوم الثلاثاء.", "حلب"), ("نزح 300 شخص بمدينة صور.", "صور"),
      ("قتل 12 شخصا في حلب وفي حمص.", nil),
      ("وصل 12 شخصا من حلب.", nil), ("قتل 12 شخصا.", nil),
    ] as [(String, String?)])
  func places(_ text: String, _ expected: String?) throws {
    let reading = read(SourceText(text))
    let figure = try #require(reading.figures.first)
    #expect(figure.place?.span.map { reading.document.text[$0] } == expected)
  }
}
