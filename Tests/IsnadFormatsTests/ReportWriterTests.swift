import Testing

@testable import IsnadFormats

@Suite struct ReportWriterTests {
  @Test(
    "figures that a terminal would turn round are isolated whole",
    arguments: [
      ("مرت 14-0 أمس", "مرت ⟨14-0⟩ أمس"), ("في 2024-03-26.", "في ⟨2024-03-26⟩."), ("30–40 قتيلا", "⟨30–40⟩ قتيلا"),
      ("بلغت -5 درجات", "بلغت ⟨-5⟩ درجات"), ("57% منهم", "⟨57%⟩ منهم"), ("32,000 شخص", "⟨32,000⟩ شخص"),
      ("09:30", "⟨09:30⟩"),
      ("10/7/2023", "⟨10/7/2023⟩"), ("قال في 7.", "قال في ⟨7⟩."), ("٣٠-٤٠", "٣٠-٤٠"), ("۱۴-۰", "⟨۱۴-۰⟩"),
      ("ال-5", "ال-⟨5⟩"),
      ("بلا أرقام", "بلا أرقام"),
    ])
  func isolates(_ text: String, _ expected: String) {
    let shown = isolatingFigures(text).replacing("\u{2066}", with: "⟨").replacing("\u{2069}", with: "⟩")
    #expect(shown == expected)
  }

  @Test(
    "what could drive a terminal or turn a line round is shown, not sent",
    arguments: [
      ("a\u{1B}]52;c;x\u{7}b", "a\\u{1B}]52;c;x\\u{7}b"), ("قُتل \u{202E}32\u{202C}", "قُتل \\u{202E}32\\u{202C}"),
      ("أول\nثان\r\nثالث", "أول↵ثان↵ثالث"), ("می\u{200C}رود", "می\u{200C}رود"), ("\u{9B}31m", "\\u{9B}31m"),
    ])
  func escapes(_ text: String, _ expected: String) {
    #expect(escaped(text) == expected)
  }
}
