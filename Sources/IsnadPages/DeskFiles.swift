import CIsnadData

/// The files that every page asks for.
public enum DeskFiles {
  /// `/desk.css`.
  public static let stylesheet: [UInt8] =
    bytes(isnad_desk_stylesheet_bytes(), isnad_desk_stylesheet_size()) + Array(recordRules.utf8)

  /// `/icon.svg`.
  public static let icon: [UInt8] = bytes(isnad_desk_icon_bytes(), isnad_desk_icon_size())

  /// A record and its words light up together, whichever of the two is pointed at, focused or the target of the address.
  ///
  /// A stylesheet can't tie two elements by a number that both bear, so there is a rule for each number.
  private static let recordRules: String = {
    var rules = ""
    for n in 1...mostTied {
      rules += """
        .reading:has(#r\(n):hover,#r\(n):focus-within,#r\(n):target,#w\(n):target) .n\(n){background:var(--chosen);color:var(--ink)}
        .reading:has(.n\(n) a:hover,.n\(n) a:focus-visible,#w\(n):target) #r\(n){border-color:var(--accent);background:var(--raised)}

        """
    }
    return rules
  }()

  /// Records of one article that are tied so; those after them are still reached by their links.
  private static let mostTied = 400

  private static func bytes(_ start: UnsafePointer<UInt8>?, _ count: Int) -> [UInt8] {
    Array(UnsafeBufferPointer(start: start, count: count))
  }
}
