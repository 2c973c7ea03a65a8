//! Reads one article and prints who said what.
import IsnadReading
import IsnadText

let text = SourceText("قالت المتحدثة باسم الحكومة ماريا تافاريس إن اللقاء كان “خطوة جادة”.")
let reading = read(text, options: ReadingOptions(published: PublicationDate("2025-03-18")))
for statement in reading.statements {
  let speaker = statement.speaker.entity.map { reading.entities[$0].name } ?? statement.speaker.span.map { text[$0] }
  print(speaker ?? "?", statement.content.map { text[$0] })
}
