import IsnadExpressions
import IsnadRecords

/// Tells what lies years behind the news from the news.
struct Past {
  private let times: [TimeExpression]
  /// The year that the article is written in: that of its relative dates, else the last one it names.
  private let year: Int?
  /// An act so many years old is history.
  private static let distance = 5

  init(_ expressions: Expressions) {
    times = expressions.times
    let dated = times.filter { $0.kind == .date || $0.kind == .time }
    let relative = dated.filter { $0.basis == .publication }.compactMap { Past.year(of: $0.value) }.max()
    year = relative ?? dated.compactMap { Past.year(of: $0.value) }.max()
  }

  /// - Parameter time: Index into the article's times.
  func isHistory(_ time: Int) -> Bool {
    guard let year, let then = Past.year(of: times[time].value) else { return false }
    return year - then >= Past.distance
  }

  /// `1953-06-19`, and the last year of a decade or century that is left open (`198X`, `19XX`).
  private static func year(of value: String) -> Int? {
    var year = 0
    var digits = 0
    for byte in value.utf8.prefix(4) {
      switch byte {
      case 0x30...0x39: year = year * 10 + Int(byte - 0x30)
      case 0x58 where digits >= 2: year = year * 10 + 9
      default: return nil
      }
      digits += 1
    }
    return digits == 4 && 1000..<2200 ~= year ? year : nil
  }
}
