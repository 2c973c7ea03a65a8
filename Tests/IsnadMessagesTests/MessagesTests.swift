import IsnadMessages
import IsnadTesting
import Testing

@Suite struct MessagesTests {
  @Test(
    "every message is said in both languages, with the same places to fill",
    arguments: [Messages.errors, .help, .report, .desk, .pages])
  func bothLanguages(_ messages: Messages) {
    for key in messages.keys {
      let english = messages.text(key, .english)
      let arabic = messages.text(key, .arabic)
      #expect(!english.isEmpty && !arabic.isEmpty, "\(key)")
      for place in 0..<4 { #expect(english.contains("{\(place)}") == arabic.contains("{\(place)}"), "\(key)") }
    }
  }

  @Test("no key is told twice: the second would be heard nowhere")
  func once() throws {
    for path in try Repository.files(under: "Data/messages", ending: ".tsv") {
      var seen: Set<Substring> = []
      for line in try Repository.text(path).split(separator: "\n") where !line.hasPrefix("#") {
        let key = line.prefix { $0 != "\t" }
        #expect(seen.insert(key).inserted, "\(path): \(key)")
      }
    }
  }

  @Test("every key that the edge asks for is there")
  func keysExist() throws {
    let asked = /(?:help|word|say|text)\(\s*"([a-z_]+(?:[.\-][a-z\-_]+)*)"/
    for path in try Repository.files(under: "Sources/isnad", ending: ".swift")
      + Repository.files(under: "Sources/IsnadFormats", ending: ".swift")
      + Repository.files(under: "Sources/IsnadListing", ending: ".swift")
    {
      for match in try Repository.text(path).matches(of: asked) {
        let key = String(match.1)
        #expect(
          Messages.errors.contains(key) || Messages.help.contains(key) || Messages.report.contains(key),
          "\(path): \(key)")
      }
    }
  }

  @Test("arguments are filled in once and not looked at again")
  func filling() {
    #expect(Messages.errors.text("input.missing", .english, "{0}.txt").hasPrefix("{0}.txt: no such file"))
    #expect(Messages.errors.text("no.such.key", .english) == "no.such.key")
  }

  @Test(
    "--lang decides, else the locale",
    arguments: [
      (["isnad", "--lang", "ar"], [:], .arabic), (["isnad", "--lang=en"], ["LANG": "ar_EG.UTF-8"], .english),
      (["isnad"], ["LANG": "ar_EG.UTF-8"], .arabic), (["isnad"], ["LC_ALL": "C", "LANG": "ar_EG.UTF-8"], .english),
      (["isnad"], ["LC_ALL": "", "LANG": "ar"], .arabic), (["isnad"], ["LANG": "arn_CL"], .english),
      (["isnad", "--", "--lang=ar"], [:], .english),
      (["isnad"], [:], .english),
    ] as [([String], [String: String], Language)])
  func language(_ arguments: [String], _ environment: [String: String], _ expected: Language) {
    #expect(Language(arguments: arguments) { environment[$0] } == expected)
  }

  @Test(
    "the parser's own words are said in Arabic, what they quote stays",
    arguments: [
      (
        "Error: Unknown option '--fomat'. Did you mean '--format'?",
        "خطأ: الخيار '--fomat' غير معروف. أتقصد '--format'؟"
      ),
      ("OPTIONS:", "الخيارات:"),
      ("  -h, --help              Show help information.", "  -h, --help              اعرض المساعدة."),
      (
        "Error: Missing value for '--url <url>'\nUsage: isnad", "خطأ: الخيار '--url <url>' تنقصه قيمة\nالاستعمال: isnad"
      ), ("x", "x"), ("", ""),
    ])
  func parser(_ english: String, _ arabic: String) {
    #expect(ParserPhrases.arabic.translate(english) == arabic)
  }
}
