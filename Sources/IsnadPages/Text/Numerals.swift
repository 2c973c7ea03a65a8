import IsnadMessages

/// Numbers and days of the interface, in the reader's digits. What an article prints is never touched.
struct Numerals: Sendable {
  private let digits: Reader.Digits
  private let language: Language

  init(_ reader: Reader) {
    digits = reader.digits
    language = reader.language
  }

  /// Every number is isolated, so that no neighbour turns it round.
  func html(_ number: Int) -> HTML { isolated(text(number)) }

  func html(_ number: Double) -> HTML { isolated(text(number)) }

  /// A number with a percent sign.
  func percent(_ number: Double) -> HTML { isolated(text(number) + (digits == .latin ? "%" : "٪")) }

  func text(_ number: Int) -> String {
    let plain = String(number.magnitude)
    var out = ""
    for (i, digit) in plain.enumerated() {
      if i > 0, (plain.count - i) % 3 == 0, plain.count > 4 { out += digits == .latin ? "," : "٬" }
      out.append(digit)
    }
    return localized((number < 0 ? "-" : "") + out)
  }

  /// With at most two decimals; figures of news have no more that matter.
  func text(_ number: Double) -> String {
    guard number.isFinite, abs(number) < 1e15 else { return number.isNaN ? "–" : number < 0 ? "-∞" : "∞" }
    let hundredths = Int((abs(number) * 100).rounded())
    let whole = text(hundredths / 100)
    let rest = hundredths % 100
    let sign = number < 0 ? "-" : ""
    if rest == 0 { return sign + whole }
    let decimals = rest % 10 == 0 ? String(rest / 10) : rest < 10 ? "0\(rest)" : String(rest)
    return sign + whole + (digits == .latin ? "." : "٫") + localized(decimals)
  }

  /// A day, month, year or span of days in words (`26 مارس 2024`); anything else of ISO 8601 and TIMEX3 as it is.
  func date(_ iso: String) -> HTML {
    if let slash = iso.firstIndex(of: "/"), slash != iso.startIndex {
      let (from, to) = (String(iso[..<slash]), String(iso[iso.index(after: slash)...]))
      if let from = spoken(from), let to = spoken(to) {
        return element(.bdi, .dir(direction)) { isolatedDay(from) + HTML(" – ") + isolatedDay(to) }
      }
    }
    guard let spoken = spoken(iso) else { return isolated(iso) }
    return element(.time, .datetime(String(iso.prefix(10)))) { isolatedDay(spoken) }
  }

  /// A day in the fewest characters, for axes and tables: `26/3`, with the year where asked for.
  func shortDay(_ iso: String, withYear: Bool = false) -> String {
    guard case let (year, month?, day?)? = parts(of: iso) else { return localized(iso) }
    return localized("\(day)/\(month)" + (withYear ? "/\(year)" : ""))
  }

  /// Digits as the reader reads them.
  func localized(_ text: String) -> String {
    guard digits == .arabicIndic else { return text }
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isDigit = (0x30...0x39).contains(scalar.value)
      out.append(isDigit ? Unicode.Scalar(scalar.value - 0x30 + 0x660) ?? scalar : scalar)
    }
    return String(out)
  }

  private func isolated(_ text: String) -> HTML { element(.bdi, .dir(.leftToRight)) { text } }

  /// A day in words has the direction of its words.
  private func isolatedDay(_ words: String) -> HTML { element(.bdi, .dir(direction)) { words } }

  private var direction: Attribute.Direction { language == .arabic ? .rightToLeft : .leftToRight }

  private func spoken(_ iso: String) -> String? {
    guard let (year, month, day) = parts(of: iso) else { return nil }
    guard let month else { return localized(String(year)) }
    let name = Messages.pages.text("month.\(month)", language)
    return localized(day.map { "\($0) \(name) \(year)" } ?? "\(name) \(year)")
  }

  /// `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, whatever time of day comes after it.
  private func parts(of iso: String) -> (year: Int, month: Int?, day: Int?)? {
    let date = iso.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false).first.map(String.init) ?? iso
    let fields = date.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = fields.first, first.utf8.count == 4, let year = Int(first), fields.count <= 3 else { return nil }
    guard fields.count > 1 else { return (year, nil, nil) }
    guard fields[1].utf8.count == 2, let month = Int(fields[1]), (1...12).contains(month) else { return nil }
    guard fields.count > 2 else { return (year, month, nil) }
    guard fields[2].utf8.count == 2, let day = Int(fields[2]), (1...31).contains(day) else { return nil }
    return (year, month, day)
  }
}
