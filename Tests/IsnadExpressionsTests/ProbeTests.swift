import IsnadDocument
@testable import IsnadExpressions
import IsnadText
import Testing

@Suite struct ProbeTests {
  @Test func probe() {
    let words = WordReader(Document(SourceText("هناك عدم وجود نتيجة ولا تغيير من النواب والانتخابات، بينما أفاد إما تأكيدا أو احتمالا، بينما يصدق هو شهادة فورد")))
    for i in 0..<words.count where words[i].cues != [] { print(words.document.string(i), words[i].cues.rawValue) }
  }
}
