/// Names for files, made of names that people give.
enum FileNames {
    /// The name without anything that a file system or a shell takes amiss; never empty.
    static func safe(_ name: String) -> String {
        var result = ""
        for scalar in name.unicodeScalars.prefix(60) {
            let isGood =
                scalar.properties.isAlphabetic || (0x30...0x39).contains(scalar.value)
                || "-_".unicodeScalars.contains(scalar)
            if isGood { result.unicodeScalars.append(scalar) } else if !result.hasSuffix("-") { result += "-" }
        }
        while result.hasSuffix("-") { result.removeLast() }
        while result.hasPrefix("-") { result.removeFirst() }
        return result.isEmpty ? "proxy" : result
    }
}
