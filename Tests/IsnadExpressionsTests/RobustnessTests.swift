import IsnadDocument
import IsnadExpressions
import IsnadRecords
import IsnadText
import Testing

@Suite struct RobustnessTests {
  @Test(
    "odd and broken texts give records inside the text, and never a crash",
    arguments: [
      "", " ", "3", "و", "ال", "%", "1/2/", "- 5", "بين", "من 3 إلى", "الساعة", "كل", "يوم", "أكثر من", "5-", "الـ",
      "نصف", "مليون و", "و و و 5", "1.", "٪", "قبل", "آخر", "وقت سابق من", "()", "13:", "شهر", "القرن", "في", "هـ",
      "منذ 99999999999999999999 يوما", "999999999999999999999", "0/0", "هبط اثنان من بين المصارف الستة",
      "قبل 99999 قرنا", "31/12/9999", "اليوم", "بعد 5",
    ])
  func oddTexts(_ text: String) {
    for published in [nil, "2024-02-29", "0001-01-01", "9999-12-31T23:59:59"] {
      let (document, found) = expressions(text, published: published)
      for span in found.times.map(\.span) + found.figures.map(\.span) {
        #expect(0 <= span.start && span.start < span.end && Int(span.end) <= document.text.bytes.count)
      }
    }
  }

  @Test(
    "work grows with the text, not with its square",
    arguments: ["5", "و", "خمسة و", "مليون ", "بين 5 و", "كل ", "يوم ", "1-", "قبل ", "أكثر من "])
  func linear(_ piece: String) {
    func seconds(_ count: Int) -> Double {
      let document = Document(SourceText(String(repeating: piece, count: count)))
      let clock = ContinuousClock()
      let duration = clock.measure { _ = findExpressions(in: document, analysis: nil, published: "2024-03-27") }
      return Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
    }
    let small = max(seconds(400), 0.002)
    #expect(seconds(1600) < small * 24, "four times the text took more than 24 times as long")
  }
}
