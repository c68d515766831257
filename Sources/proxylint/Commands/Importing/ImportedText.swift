import Glibc
import Managing
import ProfileFiles

/// The text that an import reads.
struct ImportedText {
    let file: String
    /// As many bytes as are read.
    let limit: Int

    /// The text with plain line breaks and without a byte order mark.
    ///
    /// - Throws: `UsageError`.
    func text() throws(UsageError) -> String {
        var bytes = try bytes()
        guard bytes.count <= limit else {
            throw UsageError("`\(file)` is larger than \(limit >> 20) MiB, too large for settings of this kind")
        }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        let (newline, carriage) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
        if bytes.contains(carriage) {
            bytes = bytes.indices.compactMap { place in
                let isHalf = bytes[place] == carriage && place + 1 < bytes.count && bytes[place + 1] == newline
                return isHalf ? nil : bytes[place]
            }
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw UsageError("`\(file)` is not valid UTF-8; save it as UTF-8")
        }
        return text
    }

    private func bytes() throws(UsageError) -> [UInt8] {
        do {
            return file == "-"
                ? try ProfileReading.readStandardInput(name: "-", limit: limit).bytes
                : try ProfileReading.read(file, limit: limit).bytes
        } catch {
            var status = stat()
            if case .notAFile = error, stat(file, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
                throw UsageError("`\(file)` is a folder; name a file in it")
            }
            throw UsageError("`\(file)`: \(error.message)")
        }
    }
}
