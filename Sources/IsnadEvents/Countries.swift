/// Nationality adjectives and the states they stand for.
struct Countries: Sendable {
  static let shared = Countries()

  func country(ofAdjective stem: ArraySlice<UInt8>) -> String? { nil }
  func isState(_ name: String) -> Bool { true }
}
