// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.time.TimeSheet.Share;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimeSheetTest {

    private final ManualTime time = new ManualTime();

    @AfterEach
    void end() {
        TimeSheet.end();
    }

    private void pass(int millis) {
        time.pass(Duration.ofMillis(millis));
    }

    private static TimeSheet ended() {
        return Objects.requireNonNull(TimeSheet.end());
    }

    private static long millis(TimeSheet sheet, Share share) {
        return Duration.ofNanos(sheet.nanos(share)).toMillis();
    }

    @Test
    void eachMomentBelongsToTheInnermostShare() {
        TimeSheet.begin(time, "mark");
        pass(1);
        Share before = TimeSheet.enter(Share.WAITING);
        pass(2);
        Share waiting = TimeSheet.enter(Share.SESSION_READ);
        pass(4);
        TimeSheet.back(waiting);
        pass(8);
        TimeSheet.back(before);
        TimeSheet.enterApplication();
        pass(16);
        Share application = TimeSheet.enter(Share.SESSION_WRITE);
        pass(32);
        TimeSheet.back(application);
        TimeSheet.leaveApplication();
        pass(64);
        TimeSheet sheet = ended();
        assertThat(millis(sheet, Share.FRAMEWORK)).isEqualTo(1 + 64);
        assertThat(millis(sheet, Share.WAITING)).isEqualTo(2 + 8);
        assertThat(millis(sheet, Share.SESSION_READ)).isEqualTo(4);
        assertThat(millis(sheet, Share.APPLICATION)).isEqualTo(16);
        assertThat(millis(sheet, Share.SESSION_WRITE)).isEqualTo(32);
        assertThat(sheet.nanos())
                .isEqualTo(Duration.ofMillis(127).toNanos())
                .isEqualTo(Arrays.stream(Share.values()).mapToLong(sheet::nanos).sum());
        assertThat(sheet.mark()).isEqualTo("mark");
    }

    @Test
    void filtersAndServletsWithinOthersChangeNothing() {
        TimeSheet.begin(time, null);
        TimeSheet.enterApplication();
        pass(1);
        TimeSheet.enterApplication();
        pass(2);
        TimeSheet.leaveApplication();
        pass(4);
        TimeSheet.leaveApplication();
        pass(8);
        TimeSheet sheet = ended();
        assertThat(millis(sheet, Share.APPLICATION)).isEqualTo(7);
        assertThat(millis(sheet, Share.FRAMEWORK)).isEqualTo(8);
    }

    @Test
    void aThreadWithoutARequestKeepsNoAccount() {
        Share before = TimeSheet.enter(Share.WAITING);
        TimeSheet.enterApplication();
        TimeSheet.leaveApplication();
        TimeSheet.back(before);
        assertThat(TimeSheet.end()).isNull();
    }

    @Test
    void anAccountEndsWithItsRequest() {
        TimeSheet.begin(time, null);
        assertThat(TimeSheet.end()).isNotNull();
        assertThat(TimeSheet.end()).isNull();
    }
}
